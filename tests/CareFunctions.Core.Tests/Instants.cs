using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Tests;

/// <summary>Instants as text.</summary>
internal static class Instants
{
    public static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
