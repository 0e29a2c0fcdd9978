#nullable disable // as the real package's surface
namespace Azure.Data.Tables.Models;

/// <summary>Makes what the service returns, for tests with mocked clients.</summary>
public static class TableModelFactory
{
    /// <summary>A table. The OData parts are accepted and not kept.</summary>
    public static TableItem TableItem(string name = null, string odataType = null, string odataId = null, string odataEditLink = null) =>
        new(name);
}
