namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>How a scenario's orchestrators are kept between their steps.</summary>
public enum RunMode
{
    /// <summary>Live in memory.</summary>
    Live,

    /// <summary>Not at all: every step is a replay of the stored history.</summary>
    PureReplay,

    /// <summary>Live, but the hub is closed and opened again from its file after every step of the driver and every activity.</summary>
    RestartAfterEveryStep,
}
