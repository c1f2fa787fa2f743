using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Optimizers;

public class OptimizerTests
{
    private const int Steps = 7;

    private static readonly string[] s_names =
    [
        "SGD", "MomentumSGD", "NesterovSGD", "AdaGrad", "AdaDelta", "Adam", "AdamW", "TorchAdam", "RMSprop", "RMSpropCentered", "RMSpropMomentum",
    ];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (string device in Devices.Names)
            foreach (string name in s_names) cases.Add(device, name);
        return cases;
    }

    public static TheoryData<string, string, DType, double, double> Trajectories()
    {
        var cases = new TheoryData<string, string, DType, double, double>();
        foreach (object[] row in Cases())
        {
            cases.Add((string)row[0], (string)row[1], DType.Float32, 2e-5, 1e-6);
            cases.Add((string)row[0], (string)row[1], DType.Float64, 1e-12, 1e-14);
        }
        return cases;
    }

    [DeviceTheory, MemberData(nameof(Trajectories))]
    public void Trajectories_are_those_of_the_formulas(string device, string name, DType dtype, double rtol, double atol)
    {
        Tensor[] starts = [Values.Random((3, 5), dtype, seed: 1), Values.Random([], dtype, seed: 2), Values.Random((0, 2), dtype), Values.Random(70_001, dtype, seed: 3)];
        Parameter[] parameters = [.. starts.Select(start => new Parameter(start.Clone().On(device)))];
        ScalarOptimizer[] expected = [.. starts.Select(start => new ScalarOptimizer(name, Values.Of(start)))];
        Optimizer optimizer = Make(name).Setup(parameters);
        for (int step = 0; step < Steps; step++)
        {
            for (int k = 0; k < parameters.Length; k++)
            {
                Tensor g = Values.Random(starts[k].Shape, dtype, seed: 10 * step + k);
                parameters[k].Grad = g.On(device);
                expected[k].Step(Values.Of(g));
            }
            optimizer.Update();
            for (int k = 0; k < parameters.Length; k++) TensorAssert.Close(expected[k].P, parameters[k].Data, rtol, atol);
        }
    }

    [Theory, OnEachDevice]
    public void State_follows_a_parameter_to_another_device(string name)
    {
        Parameter stays = new(Tensor.From([1f, 2f])), moves = new(Tensor.From([1f, 2f]));
        Optimizer first = new Adam().Setup([stays]), second = new Adam().Setup([moves]);
        for (int step = 0; step < 4; step++)
        {
            if (step == 2) moves.Data = moves.Data.To(Device.Parse(name));
            Tensor g = Tensor.From([0.5f, -1f - step]);
            stays.Grad = g;
            moves.Grad = g.To(moves.Device);
            first.Update();
            second.Update();
        }

        TensorAssert.Close(stays.Data, moves.Data.To(Device.Cpu), rtol: 1e-6);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        Parameter with = new(Tensor.From([1f])) { Grad = Tensor.From([1f]) }, without = new(Tensor.From([1f]));

        new SGD(0.5).Setup([with, without]).Update();

        TensorAssert.Equal([0.5], with.Data);
        TensorAssert.Equal([1], without.Data);
    }

    [Fact]
    public void Strided_parameters_and_gradients_are_updated_in_order()
    {
        Tensor matrix = Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var p = new Parameter(matrix.Transpose()) { Grad = Tensor.From(new float[,] { { 1, 0, 0 }, { 0, 0, 2 } }).Transpose() };

        new SGD(1).Setup([p]).Update();

        TensorAssert.Equal([0, 4, 2, 5, 3, 4], p.Data);
        TensorAssert.Equal([1, 2, 3, 4, 5, 6], matrix);
    }

    [Fact]
    public void A_gradient_that_does_not_fit_is_refused_by_name()
    {
        var p = new Parameter(Tensor.From([1f, 2f])) { Grad = Tensor.From([1f]) };
        Optimizer optimizer = new SGD().Setup([p]);

        var shape = Assert.Throws<ShapeException>(optimizer.Update);
        Assert.Contains("gradient of shape (1,) for a parameter of shape (2,)", shape.Message, StringComparison.Ordinal);

        p.Data = Tensor.From([1, 2]);
        p.Grad = Tensor.From([1, 2]);
        Assert.Throws<DTypeException>(optimizer.Update);
        Assert.Throws<InvalidOperationException>(new SGD().Update);
    }

    [Fact]
    public void Parameters_made_after_Setup_are_updated()
    {
        var model = new Layers.TwoFloors();
        Optimizer optimizer = new SGD(1).Setup(model);
        model.MakeLate(1).Grad = Tensor.Ones((1, 2));

        optimizer.Update();

        TensorAssert.Equal([0, 0], model.Late!.Data);
    }

    [Fact]
    public void Updates_go_on_after_the_scope_of_the_first_has_ended()
    {
        var p = new Parameter(Tensor.From([1.0]));
        Optimizer optimizer = new MomentumSGD(0.5, 0.5).Setup([p]);
        for (int step = 0; step < 2; step++)
        {
            using var scope = new TensorScope();
            p.Grad = Tensor.From([1.0]);
            optimizer.Update();
        }

        TensorAssert.Equal([1 - 0.5 - 0.75], p.Data);
    }

    internal static Optimizer Make(string name) => name switch
    {
        "SGD" => new SGD(0.1),
        "MomentumSGD" => new MomentumSGD(0.1, 0.8),
        "NesterovSGD" => new NesterovSGD(0.1, 0.8, weightDecay: 0.01),
        "AdaGrad" => new AdaGrad(0.1, 1e-4),
        "AdaDelta" => new AdaDelta(0.9, 1e-3),
        "AdamW" => new AdamW(0.01, 0.8, 0.95, 1e-4, weightDecay: 0.1),
        "TorchAdam" => new AdamW(0.01, 0.8, 0.95, 1e-4, weightDecay: 0),
        "RMSprop" => new RMSprop(0.1, 0.9, 1e-2),
        "RMSpropCentered" => new RMSprop(0.1, 0.9, 1e-2, centered: true),
        "RMSpropMomentum" => new RMSprop(0.1, 0.9, 1e-2, momentum: 0.8, centered: true),
        _ => new Adam(0.01, 0.8, 0.95, 1e-4),
    };
}
