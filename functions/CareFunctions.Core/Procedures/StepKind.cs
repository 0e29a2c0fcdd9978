using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Procedures;

/// <summary>What a step of a procedure does.</summary>
[JsonConverter(typeof(KebabCase<StepKind>))]
public enum StepKind
{
    /// <summary>Asks a person and waits for the decision.</summary>
    Ask,

    /// <summary>Waits for an agreement, unless what is on file shows it already.</summary>
    Agree,

    /// <summary>Changes a council system and waits until the change is confirmed.</summary>
    Change,

    /// <summary>Tells a person or a team.</summary>
    Tell,

    /// <summary>Writes a case note.</summary>
    Note,

    /// <summary>Runs a clock and waits for its end.</summary>
    Clock,

    /// <summary>Asks for a temporary increase by the rules of the rulebook's section <c>increases</c>, and waits until it is over.</summary>
    Increase,

    /// <summary>Runs steps again until a condition holds.</summary>
    Repeat,

    /// <summary>Runs another procedure.</summary>
    Run,

    /// <summary>Ends the procedure.</summary>
    End,
}
