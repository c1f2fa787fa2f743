namespace DeZeroNative.NN;

/// <summary>A layer that is whole by itself, and can be drawn.</summary>
public abstract class Model : Layer
{
    /// <summary>Runs the model on inputs and draws the graph of its output, as SVG unless the path says otherwise: see <see cref="GraphDrawing.Save"/>.</summary>
    public GraphDrawingResult Plot(Variable x, string path = "model.svg") => GraphDrawing.Save(Forward(x), path, verbose: true);
}
