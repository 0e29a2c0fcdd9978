using System.Globalization;
using Azure.Data.Tables.Sas;

namespace Embedded.Tables.Access;

/// <summary>The forms that a signature's parts have in the string that is signed and in the URL.</summary>
internal static class SasParameters
{
    public const string Version = "2019-02-02";

    public static string Time(DateTimeOffset time) =>
        time == default ? "" : time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string Protocol(TableSasProtocol protocol) => protocol switch
    {
        TableSasProtocol.Https => "https",
        TableSasProtocol.HttpsAndHttp => "https,http",
        _ => "",
    };

    public static string Query(params (string Name, string? Value)[] parameters) => string.Join('&', parameters
        .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
        .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}"));

    /// <summary>The permissions' letters in the order that the service asks for.</summary>
    /// <exception cref="ArgumentException">A letter that stands for nothing.</exception>
    public static string Ordered(string raw, string order)
    {
        ArgumentException.ThrowIfNullOrEmpty(raw);
        return raw.FirstOrDefault(letter => !order.Contains(letter, StringComparison.Ordinal)) is not '\0' and var unknown
            ? throw new ArgumentException($"'{unknown}' is not a permission; they are {order}.")
            : string.Concat(order.Where(letter => raw.Contains(letter, StringComparison.Ordinal)));
    }

    public static string Letters<T>(T granted, params (T Flag, char Letter)[] letters) where T : struct, Enum =>
        string.Concat(letters.Where(pair => granted.HasFlag(pair.Flag)).Select(pair => pair.Letter));
}
