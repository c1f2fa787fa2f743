using DeZeroNative.Tests.Coverage;

namespace DeZeroNative.Tests;

/// <summary>No function is left without a check of its derivatives.</summary>
public class CompletenessTests
{
    /// <summary>Function classes whose derivative central differences cannot see, and what holds them instead.</summary>
    private static readonly Dictionary<string, string> s_checkedOtherwise = new()
    {
        ["CastFunction"] = "differences would measure the rounding; CastTests compares the gradient with numbers",
    };

    public static TheoryData<string> Names => [.. FunctionCatalog.Names];

    [Theory, MemberData(nameof(Names))]
    public void Every_function_of_F_has_gradient_cases_or_a_reason(string name)
    {
        bool hasTests = FunctionCatalog.TestClass(name) is not null;
        Assert.True(hasTests || FunctionCatalog.WithoutDerivative.ContainsKey(name), $"{name}Tests with gradient cases is missing");
    }

    [Fact]
    public void Every_function_class_is_reached_by_a_gradient_case()
    {
        var reached = new HashSet<Type>();
        foreach (Type type in FunctionCatalog.TestClasses)
        {
            foreach (GradientCase each in FunctionCatalog.Cases(type))
            {
                Variable[] xs = [.. each.Inputs.Select(x => new Variable(x))];
                Variable y = each.Function(xs);
                Walk(y, reached);
                if (!y.RequiresGrad) continue;
                // From a variable, so that backward is recorded where it is linear in the gradient too.
                var gy = new Variable(Tensor.OnesLike(y.Data));
                foreach (Variable? gx in Autograd.Grad([y], xs, [gy], createGraph: true)) Walk(gx, reached);
            }
        }
        var missed = typeof(Function).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Function)) && !type.IsAbstract && !reached.Contains(type));
        Assert.Empty(missed.Select(type => type.Name).Except(s_checkedOtherwise.Keys));
    }

    [Fact]
    public void A_function_class_that_no_case_reaches_would_be_noticed()
    {
        // The walk itself: it sees what is in a graph and nothing else.
        var reached = new HashSet<Type>();
        Walk(F.Sin(F.Exp(new Variable(1.0))), reached);
        Assert.Equal(["ExpFunction", "SinFunction"], reached.Select(type => type.Name).Order());
    }

    private static void Walk(Variable? y, HashSet<Type> reached)
    {
        var pending = new Stack<Function>();
        var seen = new HashSet<Function>();
        if (y?.Creator is { } creator) pending.Push(creator);
        while (pending.TryPop(out Function? function))
        {
            if (!seen.Add(function)) continue;
            reached.Add(function.GetType());
            foreach (Variable x in function.Inputs)
                if (x.Creator is { } next) pending.Push(next);
        }
    }
}
