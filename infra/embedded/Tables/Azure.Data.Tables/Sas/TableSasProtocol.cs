namespace Azure.Data.Tables.Sas;

/// <summary>Which protocols a signature may be used over.</summary>
public enum TableSasProtocol
{
    /// <summary>Not said: both.</summary>
    None = 0,

    /// <summary>Both.</summary>
    HttpsAndHttp = 1,

    /// <summary>https only.</summary>
    Https = 2,
}
