using System.Security.Cryptography;
using System.Text;
using Embedded.Functions.Hosting;
using Embedded.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Keys;

/// <summary>The host's keys, kept in <c>keys.json</c> in the data folder and readable by its owner only. Made on first use.</summary>
public sealed class HostKeyStore
{
    private readonly Lock _lock = new();
    private readonly KeyFile _file;
    private KeyRing? _ring;

    /// <summary>Keys of the data folder that the host's options name.</summary>
    public HostKeyStore(IOptions<EmbeddedHostOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _file = new KeyFile(Path.Combine(options.Value.DataFolder, "keys.json"));
    }

    /// <summary>Where the keys are kept.</summary>
    public string FilePath => _file.Path;

    /// <summary>The master key: good for everything, the admin endpoints included.</summary>
    public string MasterKey => Ring(ring => ring).MasterKey;

    /// <summary>The host key <c>default</c>: good for every function.</summary>
    public string DefaultHostKey => Ring(ring => ring.WithHostKey("default")).HostKeys["default"];

    /// <summary>Signs the development sign-in's session cookies.</summary>
    internal byte[] SessionKey => Convert.FromBase64String(Ring(ring => ring).SessionKey);

    /// <summary>The system key of an extension, made on first ask.</summary>
    public string GetSystemKey(string name) => Ring(ring => ring.WithSystemKey(name)).SystemKeys[name];

    /// <summary>The function's own key <c>default</c>, made on first ask.</summary>
    public string GetFunctionKey(string function) => Ring(ring => ring.WithFunctionKey(function, "default")).FunctionKeys[function]["default"];

    /// <summary>Makes the default host key and the own keys of functions, where they are missing, in one go.</summary>
    internal void Prepare(IEnumerable<string> functions) => Ring(ring => functions.Aggregate(
        ring.WithHostKey("default"), (all, function) => all.WithFunctionKey(function, "default")));

    /// <summary>Whether what a caller showed is that system key or the master key, compared in constant time.</summary>
    public bool IsSystemOrMasterKey(string name, string? presented) =>
        Permits(new KeyRequirement(AuthorizationLevel.System, name), presented);

    /// <summary>Whether what a caller showed meets the requirement, compared in constant time.</summary>
    public bool Permits(KeyRequirement requirement, string? presented)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        if (requirement.Level is AuthorizationLevel.Anonymous)
        {
            return true;
        }

        if (string.IsNullOrEmpty(presented))
        {
            return false;
        }

        var ring = Ring(ring => ring);
        IEnumerable<string> good = requirement.Level switch
        {
            AuthorizationLevel.Function =>
                [ring.MasterKey, .. ring.HostKeys.Values, .. OwnKeys(ring, requirement.Name)],
            AuthorizationLevel.System when requirement.Name is { } name && ring.SystemKeys.TryGetValue(name, out var key) =>
                [ring.MasterKey, key],
            _ => [ring.MasterKey],
        };
        var shown = Encoding.UTF8.GetBytes(presented);
        var permitted = false;
        foreach (var key in good)
        {
            permitted |= CryptographicOperations.FixedTimeEquals(shown, Encoding.UTF8.GetBytes(key));
        }

        return permitted;
    }

    private static IEnumerable<string> OwnKeys(KeyRing ring, string? function) =>
        function is not null && ring.FunctionKeys.TryGetValue(function, out var keys) ? keys.Values : [];

    private KeyRing Ring(Func<KeyRing, KeyRing> change)
    {
        lock (_lock)
        {
            var before = _ring ?? _file.Read();
            var after = change(before ?? KeyRing.New());
            if (after != before)
            {
                _file.Write(after);
            }

            return _ring = after;
        }
    }
}
