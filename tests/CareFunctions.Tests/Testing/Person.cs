namespace CareFunctions.Tests.Testing;

/// <summary>An invented member of staff.</summary>
internal sealed record Person(string Name, string[] Roles, string Council = "somerset")
{
    public static Person Officer { get; } = new("Ada Officer (invented)", ["SourcingCare"]);

    public static Person SecondOfficer { get; } = new("Ben Officer (invented)", ["SourcingCare"]);

    public static Person Manager { get; } = new("Cleo Manager (invented)", ["BusinessManager"]);

    public static Person SecondManager { get; } = new("Dan Manager (invented)", ["BusinessManager"]);

    public static Person Triage { get; } = new("Eva Triage (invented)", ["Triage"]);

    public static Person Desk { get; } = new("Finn Desk (invented)", ["FailureDesk"]);
}
