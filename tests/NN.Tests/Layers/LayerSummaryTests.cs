using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class LayerSummaryTests
{
    [Fact]
    public void The_table_tells_layers_shapes_and_parameters()
    {
        var model = new Sequential { new Linear(1000), F.Relu, new Dropout(), new MLP([20, 10]) };
        model["l0"].Freeze();

        string[] lines = model.Summary((5, 784)).ToString().Split('\n');

        Assert.Equal(
            [
                "Layer            Output     Parameters",
                "--------------------------------------",
                "Sequential       (5, 10)       805,230",
                "  l0 (Linear)    (5, 1000)     785,000",
                "  l1 (Dropout)   (5, 1000)           0",
                "  l2 (MLP)       (5, 10)        20,230",
                "    l0 (Linear)  (5, 20)        20,020",
                "    l1 (Linear)  (5, 10)           210",
                "--------------------------------------",
                "input (5, 784), parameters 805,230, trainable 20,230, frozen 785,000, buffers 0",
            ],
            lines);
    }

    [Fact]
    public void A_summary_makes_parameters_and_leaves_no_hooks_behind()
    {
        var model = new MLP([3]);

        LayerSummary summary = model.Summary((2, 4));

        Assert.Equal(4 * 3 + 3, summary.Parameters);
        Assert.Equal(15, model.CountParameters());
        Assert.False(model.HasHooks);
    }

    [Fact]
    public void Shared_layers_count_once_and_layers_without_a_call_have_no_shape()
    {
        var model = new TwoFloors();
        var extra = new TwoFloors.Floor();
        model.RegisterLayer("again", model.Inner);
        model.RegisterLayer("idle", extra);

        LayerSummary summary = model.Summary(3);

        Assert.Equal(1 + 3 + 3 + 3, summary.Parameters);
        Assert.Null(summary.Rows.Single(row => row.Key == "idle").Output);
        Assert.Equal((Shape)3, summary.Rows.Single(row => row.Key == "again").Output);
    }

    [Fact]
    public void Buffers_and_inputs_of_other_types_are_taken()
    {
        LayerSummary summary = new RunningMean().Summary((2, 1), DType.Int64);

        Assert.Equal(2 + 1, summary.Buffers);
        Assert.Equal((Shape)(2, 1), summary.Input);
    }

    [Fact]
    public void Recurrent_state_is_as_it_was()
    {
        var lstm = new Lstm(3);
        lstm.Summary((1, 2));
        Assert.Null(lstm.H);
        lstm.Forward(Tensor.Ones((5, 2)));
        double[] h = Values.Of(lstm.H!.Data), c = Values.Of(lstm.C!.Data);

        lstm.Summary((1, 2));

        Assert.Equal(h, Values.Of(lstm.H.Data));
        Assert.Equal(c, Values.Of(lstm.C.Data));
    }

    [Fact]
    public void The_parameters_of_a_ResNet_are_those_that_are_published()
    {
        LayerSummary summary = new ResNet18().Summary((1, 3, 32, 32));

        Assert.Equal(11_689_512, summary.Parameters);
        Assert.Equal((Shape)(1, 1000), summary.Rows[0].Output);
        Assert.Equal((Shape)(1, 512, 1, 1), summary.Rows.Single(row => row.Key == "res5").Output);
    }
}
