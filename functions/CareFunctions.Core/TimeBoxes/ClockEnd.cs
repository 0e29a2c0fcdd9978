using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>What becomes of a clock that nobody decides.</summary>
[JsonConverter(typeof(KebabCase<ClockEnd>))]
public enum ClockEnd
{
    /// <summary>It ends by itself, with the outcome <c>lapsed</c>, at the first instant after its last day.</summary>
    Lapses,

    /// <summary>It never ends by itself: it reminds on, and escalates, until somebody decides.</summary>
    GoesOn,
}
