using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class LayerTests
{
    [Fact]
    public void Parameters_come_in_the_order_of_registration_and_once_each()
    {
        var model = new TwoFloors();
        model.RegisterLayer("again", model.Inner);

        Assert.Equal([model.Scale, model.Inner.W, model.Other.W], model.Parameters());
    }

    [Fact]
    public void Keys_are_the_names_on_the_way_joined_by_slashes()
    {
        var model = new TwoFloors();

        Assert.Equal(["scale", "inner/W", "other/W"], model.NamedParameters().Select(named => named.Key));
    }

    [Fact]
    public void A_declared_parameter_has_its_place_before_it_exists()
    {
        var model = new TwoFloors();
        Assert.Null(model.Late);

        Parameter late = model.MakeLate(3);

        Assert.Same(late, model.Late);
        Assert.Equal(["scale", "late", "inner/W", "other/W"], model.NamedParameters().Select(named => named.Key));
    }

    [Theory]
    [InlineData("scale")]
    [InlineData("inner")]
    [InlineData("a/b")]
    public void A_name_that_is_taken_or_has_a_slash_is_refused(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => new TwoFloors().Register(name));

        Assert.Contains($"[layer] the name '{name}'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TwoFloors().RegisterLayer(name, new TwoFloors.Floor()));
    }

    [Fact]
    public void Layers_are_found_by_name_and_listed_in_order()
    {
        var model = new TwoFloors();

        Assert.Equal([model.Inner, model.Other], model.Layers);
        Assert.Same(model.Other, model["other"]);
        var error = Assert.Throws<KeyNotFoundException>(() => model["third"]);
        Assert.Contains("it has inner, other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClearGrads_forgets_every_gradient()
    {
        var model = new TwoFloors();
        F.Sum(model.Forward(Tensor.From([1f, 2f, 3f]))).Backward();
        Assert.All(model.Parameters(), parameter => Assert.NotNull(parameter.Grad));

        model.ClearGrads();

        Assert.All(model.Parameters(), parameter => Assert.Null(parameter.Grad));
    }

    [Theory, OnEachDevice]
    public void A_model_goes_to_a_device_with_its_gradients_and_back(string name)
    {
        Device device = Device.Parse(name);
        var model = new TwoFloors();
        F.Sum(model.Forward(Tensor.From([1f, 2f, 3f]))).Backward();

        model.To(device);

        Assert.All(model.Parameters(), parameter => Assert.Same(device, parameter.Device));
        Assert.All(model.Parameters(), parameter => Assert.Same(device, parameter.Grad!.Device));
        TensorAssert.Close([2, 4, 1.5], model.Forward(Tensor.From([1f, 2f, 3f]).To(device)).Data);
        model.To(Device.Cpu);
        TensorAssert.Equal([1, -1, 0.5], model.Inner.W.Data);
    }

    [Theory, OnEachDevice]
    public void A_layer_added_later_comes_to_the_models_device(string name)
    {
        Device device = Device.Parse(name);
        var model = new TwoFloors();
        model.To(device);
        var late = new TwoFloors.Floor();

        model.RegisterLayer("late_layer", late);

        Assert.Same(device, late.W.Device);
    }

    [Fact]
    public void Parameters_outlive_the_scope_they_were_made_in()
    {
        TwoFloors model;
        using (new TensorScope())
        {
            model = new TwoFloors();
            model.MakeLate(2);
        }

        Assert.All(model.Parameters(), parameter => Assert.False(parameter.Data.IsDisposed));
    }
}
