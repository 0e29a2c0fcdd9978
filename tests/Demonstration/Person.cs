namespace Demonstration;

/// <summary>An invented member of staff.</summary>
internal sealed record Person(string Name, string Council, string[] Roles);
