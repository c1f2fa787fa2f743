namespace DeZeroNative.Tests;

public class ArgumentTests
{
    private static readonly Variable s_x = new(Tensor.Ones((2, 3)));

    [Fact]
    public void Functions_of_several_variables_refuse_null_among_them()
    {
        Assert.Throws<ArgumentNullException>(() => F.Linear(s_x, null!));
        Assert.Throws<ArgumentNullException>(() => F.Concat(null!));
        Assert.Throws<ArgumentNullException>(() => F.Concat([s_x, null!]));
        Assert.Throws<ArgumentNullException>(() => F.Stack([s_x, null!]));
        Assert.Throws<ArgumentNullException>(() => F.Split(null!, [1]));
        Assert.Throws<ArgumentNullException>(() => F.Split(s_x, null!));
        Assert.Throws<ArgumentNullException>(() => Autograd.Grad(null!, s_x));
        Assert.Throws<ArgumentNullException>(() => Autograd.Grad(F.Sum(s_x), null!));
    }

    [Fact]
    public void A_stack_of_nothing_names_itself() =>
        Assert.StartsWith("[stack]", Assert.Throws<ShapeException>(() => F.Stack([])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pass_through_tensors_of_a_scope_that_ended_changes_no_gradient()
    {
        Variable a = new(Tensor.Ones(3000)), b = new(Tensor.Ones(3000)), y;
        using (var scope = new TensorScope())
        {
            y = F.Sum(a * F.Exp(b * 2.0)) + F.Sum(a);
            scope.Keep(y.Data);
        }

        Assert.Throws<ObjectDisposedException>(() => y.Backward());
        Assert.Null(a.Grad);
        Assert.Null(b.Grad);

        F.Sum(a * b).Backward();
        Assert.Equal(1, a.Grad!.Data[0].Item());
        Assert.Equal(1, b.Grad!.Data[0].Item());
    }
}
