#nullable disable // as the real package's surface
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How clients talk to the service: protocol version, retries, transport, diagnostics.</summary>
public class TableClientOptions : ClientOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="serviceVersion">The protocol version.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a known version.</exception>
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        VersionHeader = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
        };
        // Continuation headers stay out: they hold keys.
        Diagnostics.LoggedHeaderNames.Add("DataServiceVersion");
        Diagnostics.LoggedHeaderNames.Add("Prefer");
        Diagnostics.LoggedHeaderNames.Add("Preference-Applied");
        Diagnostics.LoggedHeaderNames.Add("x-ms-version");
    }

    /// <summary>Versions of the protocol.</summary>
    public enum ServiceVersion
    {
        /// <summary>2019-02-02.</summary>
        V2019_02_02 = 1,

        /// <summary>2020-12-06.</summary>
        V2020_12_06 = 2,
    }

    /// <summary>Whom a token is asked for. Default: Azure Storage, or Cosmos DB for its endpoints.</summary>
    public TableAudience? Audience { get; set; }

    internal string VersionHeader { get; }
}
