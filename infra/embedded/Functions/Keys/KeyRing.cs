using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Embedded.Functions.Keys;

/// <summary>All keys of a host. Changing it makes a new one; asking for a key that is there gives the same one.</summary>
internal sealed record KeyRing(
    string MasterKey,
    string SessionKey,
    ImmutableSortedDictionary<string, string> HostKeys,
    ImmutableSortedDictionary<string, string> SystemKeys,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> FunctionKeys)
{
    private static readonly ImmutableSortedDictionary<string, string> None =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    public static KeyRing New() => new(
        NewKey(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), None, None,
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.OrdinalIgnoreCase));

    /// <summary>The same keys, names without regard to letter case, whatever file they came from.</summary>
    public KeyRing Normalized() => this with
    {
        HostKeys = (HostKeys ?? None).WithComparers(StringComparer.OrdinalIgnoreCase),
        SystemKeys = (SystemKeys ?? None).WithComparers(StringComparer.OrdinalIgnoreCase),
        FunctionKeys = (FunctionKeys ?? New().FunctionKeys).WithComparers(StringComparer.OrdinalIgnoreCase),
    };

    public KeyRing WithHostKey(string name) =>
        HostKeys.ContainsKey(name) ? this : this with { HostKeys = HostKeys.Add(name, NewKey()) };

    public KeyRing WithSystemKey(string name) =>
        SystemKeys.ContainsKey(name) ? this : this with { SystemKeys = SystemKeys.Add(name, NewKey()) };

    public KeyRing WithFunctionKey(string function, string name)
    {
        var own = FunctionKeys.GetValueOrDefault(function) ?? None;
        return own.ContainsKey(name) ? this : this with { FunctionKeys = FunctionKeys.SetItem(function, own.Add(name, NewKey())) };
    }

    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(40));
}
