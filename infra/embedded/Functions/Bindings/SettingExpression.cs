using System.Text;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Bindings;

/// <summary>The <c>%Setting%</c> notation of binding attributes: the name between per cent signs is replaced by that
/// application setting's value.</summary>
public static class SettingExpression
{
    /// <summary>Replaces every <c>%name%</c>.</summary>
    /// <exception cref="FormatException">A setting is missing or a per cent sign stands alone; the message names every such fault.</exception>
    public static string Resolve(string text, IConfiguration configuration)
    {
        var faults = new List<string>();
        var result = new StringBuilder();
        var parts = text.Split('%');
        if (parts.Length % 2 == 0)
        {
            throw new FormatException($"'{text}' has a '%' without its partner");
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 0)
            {
                result.Append(parts[i]);
            }
            else if ((configuration[parts[i]] ?? configuration[parts[i].Replace("__", ":", StringComparison.Ordinal)]) is { } value)
            {
                result.Append(value);
            }
            else
            {
                faults.Add($"'{text}' names the setting '{parts[i]}', which is not there");
            }
        }

        return faults.Count == 0 ? result.ToString() : throw new FormatException(string.Join("; ", faults));
    }
}
