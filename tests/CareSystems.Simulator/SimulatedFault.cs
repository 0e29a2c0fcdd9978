namespace CareSystems.Simulator;

/// <summary>What goes wrong with one command.</summary>
public enum SimulatedFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The change is made, but the connection breaks before the answer.</summary>
    LoseAnswer,

    /// <summary>The connection breaks before the change is made.</summary>
    LoseRequest,

    /// <summary>503, and nothing is done.</summary>
    ServerError,

    /// <summary>429 with <c>Retry-After</c>, and nothing is done.</summary>
    Busy,

    /// <summary>422 with a problem, for ever.</summary>
    Refuse,

    /// <summary>202; what came of it is posted back later.</summary>
    AnswerLater,

    /// <summary>401: the token was withdrawn before its time.</summary>
    WithdrawToken,
}
