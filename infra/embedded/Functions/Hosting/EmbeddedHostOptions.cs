using System.Reflection;

namespace Embedded.Functions.Hosting;

/// <summary>How this host runs on this machine. A test configures it in the container before <c>Build()</c>.</summary>
public sealed class EmbeddedHostOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one. Default 7071. Setting <c>Embedded:Port</c>.</summary>
    public int Port { get; set; } = 7071;

    /// <summary>The assemblies with the functions. Empty (the default) means the entry assembly.</summary>
    public IList<Assembly> FunctionAssemblies { get; } = [];

    /// <summary>Which classes of those assemblies are looked through. Default: all. For test assemblies that hold more than
    /// one sample application.</summary>
    public Func<Type, bool> FunctionClasses { get; set; } = _ => true;

    /// <summary>Where keys, task hub, schedule states and the storage emulator's files are kept.
    /// Default: <c>.data</c> below the current directory. Setting <c>Embedded:DataFolder</c>.</summary>
    public string DataFolder { get; set; } = ".data";

    /// <summary>Whether Azurite is started when <c>AzureWebJobsStorage</c> is <c>UseDevelopmentStorage=true</c> and
    /// nothing listens on its ports. Default: yes. Setting <c>Embedded:StartAzurite</c>.</summary>
    public bool StartAzurite { get; set; } = true;

    /// <summary>Whether every orchestration is put out of memory after each step, so that each step is a replay. For
    /// tests. Default: no. Setting <c>Embedded:EvictAfterEveryStep</c>.</summary>
    public bool EvictAfterEveryStep { get; set; }

    /// <summary>Whether listeners and task hub wait to be driven through <see cref="Embedded.Runtime.IWorkSource"/>
    /// instead of running by themselves. For tests on a virtual clock. Default: no.</summary>
    public bool DriveWorkByHand { get; set; }

    /// <summary>Whether the start banner is written to the console. Default: yes. Setting <c>Embedded:Banner</c>.</summary>
    public bool Banner { get; set; } = true;

    /// <summary>How long a stop waits for what is running before it is cancelled and handed back, 0 to 1 hour. Default 30 s.
    /// Setting <c>Embedded:ShutdownTimeout</c>.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest request body, in bytes. Default: 100 MB, as on the cloud host. Setting <c>Embedded:MaxRequestBodySize</c>.</summary>
    public long MaxRequestBodySize { get; set; } = 104_857_600;

    /// <summary>Every value that cannot be, with its setting.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Port is < 0 or > 65535)
        {
            yield return $"The setting Embedded:Port is {Port}; it must be 0 to 65535.";
        }

        if (ShutdownTimeout < TimeSpan.Zero || ShutdownTimeout > TimeSpan.FromHours(1))
        {
            yield return $"The setting Embedded:ShutdownTimeout is {ShutdownTimeout:c}; it must be 00:00:00 to 01:00:00.";
        }

        if (MaxRequestBodySize < 0)
        {
            yield return $"The setting Embedded:MaxRequestBodySize is {MaxRequestBodySize}; it must be 0 or more bytes.";
        }
    }
}
