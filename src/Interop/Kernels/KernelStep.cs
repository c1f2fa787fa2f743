namespace DeZeroNative.Interop;

/// <summary>The updates of parameters in the C kernels (<c>dz_step</c>), where their arrays and numbers are listed.</summary>
internal enum KernelStep
{
    /// <summary>Gradient descent.</summary>
    Sgd = 0,

    /// <summary>Gradient descent with momentum.</summary>
    Momentum = 1,

    /// <summary>Nesterov's momentum, with decay.</summary>
    Nesterov = 2,

    /// <summary>Adam, with decoupled decay.</summary>
    Adam = 3,

    /// <summary>AdaGrad.</summary>
    AdaGrad = 4,

    /// <summary>AdaDelta.</summary>
    AdaDelta = 5,

    /// <summary>RMSprop.</summary>
    Rmsprop = 6,

    /// <summary>RMSprop with momentum.</summary>
    RmspropMomentum = 7,

    /// <summary>RMSprop around the mean.</summary>
    RmspropCentered = 8,

    /// <summary>RMSprop around the mean, with momentum.</summary>
    RmspropCenteredMomentum = 9,

    /// <summary>A gradient times a number.</summary>
    Scale = 10,

    /// <summary>A gradient plus a share of the parameter.</summary>
    Decay = 11,

    /// <summary>A running mean of a parameter.</summary>
    Average = 12,
}
