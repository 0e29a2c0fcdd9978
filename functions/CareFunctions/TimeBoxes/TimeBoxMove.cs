using CareFunctions.Core.TimeBoxes;

namespace CareFunctions.TimeBoxes;

/// <summary>A time box to move on.</summary>
/// <param name="Clock">The rule.</param>
/// <param name="Box">The time box as it stands.</param>
/// <param name="Happened">What happens.</param>
public sealed record TimeBoxMove(ClockRule Clock, TimeBox Box, TimeBoxEvent Happened);
