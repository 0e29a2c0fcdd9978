using System.Reflection;
using Embedded.Functions.Hosting;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Metadata;

/// <summary>The application's functions, found once. In the container as a singleton.</summary>
public sealed class FunctionCatalog
{
    /// <summary>Looks through the assemblies that the host's options name.</summary>
    public FunctionCatalog(IOptions<EmbeddedHostOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IEnumerable<Assembly> assemblies = options.Value.FunctionAssemblies.Count > 0
            ? options.Value.FunctionAssemblies.Distinct()
            : [Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("There is no entry assembly to look for functions in.")];
        var (functions, faults) = FunctionScan.Of(assemblies.SelectMany(assembly => assembly.GetTypes()).Where(options.Value.FunctionClasses));
        Functions = functions;
        Faults = faults;
    }

    /// <summary>Every function that could be described, by name. The host starts only if there are no faults.</summary>
    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    /// <summary>What is wrong with functions, each with the method it is about.</summary>
    internal IReadOnlyList<string> Faults { get; }
}
