using DeZeroNative.NN;

namespace DeZeroNative.Examples.CharLm;

/// <summary>A row of numbers per character, recurrent layers over them, and a score for each character that may come next.</summary>
internal sealed class CharModel : Model
{
    private const int EmbeddingSize = 64;

    private readonly EmbedId _embed;
    private readonly LstmSequence? _lstm;
    private readonly GruSequence? _gru;
    private readonly Linear _head;

    public CharModel(int characters, CellChoice cell, int hidden, int layers, RandomGenerator random)
    {
        _embed = Add("embed", new EmbedId(characters, EmbeddingSize, random: random));
        if (cell == CellChoice.Lstm) _lstm = Add("lstm", new LstmSequence(hidden, layers, inSize: EmbeddingSize, random: random));
        else _gru = Add("gru", new GruSequence(hidden, layers, inSize: EmbeddingSize, random: random));
        _head = Add("head", new Linear(characters, inSize: hidden, random: random));
    }

    /// <summary>The scores (steps * rows, characters) of what follows each of the characters x (steps, rows), and the state after them.</summary>
    /// <param name="x">Characters' numbers.</param>
    /// <param name="state">The state before them; null at the start of a text.</param>
    public (Variable Scores, State State) Run(Tensor x, State? state)
    {
        Variable rows = _embed.Forward(x), y;
        State next;
        if (_lstm is not null)
        {
            (y, Variable h, Variable c) = _lstm.Run(rows, Constant(state?.H), Constant(state?.C));
            next = new(h.Data, c.Data);
        }
        else
        {
            (y, Variable h) = _gru!.Run(rows, Constant(state?.H));
            next = new(h.Data, null);
        }
        return (_head.Forward(F.Reshape(y, (x.Size, y.Shape[2]))), next);
    }

    private static Variable? Constant(Tensor? state) => state is null ? null : (Variable)state;

    protected override Variable Compute(Variable x) => Run(x.Data, null).Scores;

    /// <summary>What the model remembers, without the graph that led to it.</summary>
    internal sealed record State(Tensor H, Tensor? C);
}
