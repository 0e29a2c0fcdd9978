namespace CareFunctions.SystemCommands;

/// <summary>Who types a change in where no connector does.</summary>
/// <param name="Team">The team's name.</param>
/// <param name="Role">The role that may confirm it: one of <see cref="Staff.StaffRole"/>.</param>
public sealed record CommandOwner(string Team, string Role)
{
    /// <summary>Sourcing Care, which amends SWIFT (SOM-INC-09).</summary>
    public static CommandOwner SourcingCare { get; } = new("Sourcing Care", Staff.StaffRole.SourcingCare);
}
