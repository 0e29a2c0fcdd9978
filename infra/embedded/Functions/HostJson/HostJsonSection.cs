using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.HostJson;

/// <summary>Reads one section of host.json, which an application setting <c>AzureFunctionsJobHost__...</c> may override, and
/// gathers every fault and every setting that nobody asked for.</summary>
internal sealed class HostJsonSection
{
    private readonly IConfigurationSection section;
    private readonly string path;
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> faults = [];

    /// <param name="configuration">The application's configuration.</param>
    /// <param name="path">The section, with dots: <c>extensions.queues</c>.</param>
    public HostJsonSection(IConfiguration configuration, string path)
    {
        this.path = path;
        section = configuration.GetSection("AzureFunctionsJobHost:" + path.Replace('.', ':'));
    }

    /// <summary>What is wrong with the values read so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>The settings that are there but were not read, each with its path.</summary>
    public IReadOnlyList<string> Unread() =>
        [.. section.GetChildren().Where(child => !known.Contains(child.Key)).Select(child => $"{path}.{child.Key}")];

    public int Number(string name, int otherwise, int minimum, int maximum)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
        {
            return number;
        }

        Fault(name, text, $"a number from {minimum} to {maximum}");
        return otherwise;
    }

    public TimeSpan Time(string name, TimeSpan otherwise, TimeSpan minimum, TimeSpan maximum)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        // A bare number would be read as days, which nobody means.
        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time)
            && time >= minimum && time <= maximum)
        {
            return time;
        }

        Fault(name, text, $"a time (hh:mm:ss) from {minimum:c} to {maximum:c}");
        return otherwise;
    }

    public bool Flag(string name, bool otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Fault(name, text, "true or false");
        return otherwise;
    }

    public string Choice(string name, string otherwise, params string[] choices)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } chosen)
        {
            return chosen;
        }

        Fault(name, text, string.Join(" or ", choices.Select(choice => $"'{choice}'")));
        return otherwise;
    }

    /// <summary>The value as it stands, or <see langword="null"/>.</summary>
    public string? Text(string name)
    {
        known.Add(name);
        return section[name] is { Length: > 0 } text ? text : null;
    }

    /// <summary>Adds a fault of a value.</summary>
    public void Fault(string name, string value, string expected) => faults.Add($"host.json: {path}.{name} is '{value}'; it must be {expected}");
}
