#nullable disable // as the real package's surface
using System.Linq.Expressions;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Sas;
using Embedded.Tables.Access;
using Embedded.Tables.Filters;
using Embedded.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>
/// An account's tables. Every operation throws <see cref="RequestFailedException"/> with the service's status and error code when the
/// service refuses it, after the retries that <see cref="ClientOptions.Retry"/> sets.
/// </summary>
public class TableServiceClient
{
    private readonly TableConnection _connection;

    /// <summary>For mocking.</summary>
    protected TableServiceClient()
    {
    }

    /// <summary>Creates a client from a connection string.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>Creates a client from a connection string.</summary>
    /// <exception cref="FormatException">The connection string cannot be read.</exception>
    public TableServiceClient(string connectionString, TableClientOptions options = null) =>
        _connection = ConnectionTo.Account(connectionString, options);

    /// <summary>Creates a client for an account's URI that holds a shared access signature.</summary>
    public TableServiceClient(Uri endpoint, TableClientOptions options = null) =>
        _connection = ConnectionTo.Account(endpoint, options);

    /// <summary>Creates a client with a shared access signature.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Creates a client with a shared access signature.</summary>
    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions options = null) =>
        _connection = ConnectionTo.Account(endpoint, credential, options);

    /// <summary>Creates a client with the account's key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>Creates a client with the account's key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) =>
        _connection = ConnectionTo.Account(endpoint, credential, options);

    /// <summary>Creates a client with an Entra ID credential. The endpoint must be https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) =>
        _connection = ConnectionTo.Account(endpoint, tokenCredential, options);

    /// <summary>The account's name.</summary>
    public virtual string AccountName => _connection.AccountName;

    /// <summary>The account's endpoint, without any signature.</summary>
    public virtual Uri Uri => _connection.Endpoint;

    /// <summary>Makes a filter from an interpolated string. Each value becomes one literal, whatever it holds.</summary>
    /// <exception cref="ArgumentException">A value has no literal, or stands between quotes already.</exception>
    public static string CreateQueryFilter(FormattableString filter) => InterpolatedFilter.Create(filter);

    /// <summary>Makes a filter from an expression.</summary>
    /// <exception cref="NotSupportedException">The service has no filter for it.</exception>
    public static string CreateQueryFilter(Expression<Func<TableItem, bool>> filter) => ExpressionFilter.Create(filter);

    /// <summary>A client for one table, which need not exist yet.</summary>
    public virtual TableClient GetTableClient(string tableName) => new(_connection, tableName);

    /// <summary>Creates a table; fails with 409 when it exists.</summary>
    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, tableName, false, false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="CreateTable"/>
    public virtual Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, tableName, false, true, cancellationToken);

    /// <summary>Creates a table unless it exists; then the raw response's status is 409.</summary>
    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, tableName, true, false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="CreateTableIfNotExists"/>
    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.CreateAsync(_connection, tableName, true, true, cancellationToken);

    /// <summary>Deletes a table with all its entities; 404 when it does not exist, which is no error.</summary>
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.DeleteAsync(_connection, tableName, false, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="DeleteTable"/>
    public virtual Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        TableRequests.DeleteAsync(_connection, tableName, true, cancellationToken);

    /// <summary>The tables that match; fetched page by page as they are enumerated.</summary>
    public virtual Pageable<TableItem> Query(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePageable<TableItem>(TableRequests.Query(_connection, filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TableAsyncPageable<TableItem>(TableRequests.Query(_connection, filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual Pageable<TableItem> Query(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual AsyncPageable<TableItem> QueryAsync(FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(CreateQueryFilter(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual Pageable<TableItem> Query(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(ExpressionFilter.Create(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual AsyncPageable<TableItem> QueryAsync(Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(ExpressionFilter.Create(filter), maxPerPage, cancellationToken);

    /// <summary>Begins a shared access signature for the account's tables.</summary>
    public virtual TableAccountSasBuilder GetSasBuilder(TableAccountSasPermissions permissions, TableAccountSasResourceTypes resourceTypes, DateTimeOffset expiresOn) =>
        new(permissions, resourceTypes, expiresOn);

    /// <summary>Begins a shared access signature for the account's tables.</summary>
    public virtual TableAccountSasBuilder GetSasBuilder(string rawPermissions, TableAccountSasResourceTypes resourceTypes, DateTimeOffset expiresOn) =>
        new(rawPermissions, resourceTypes, expiresOn);

    /// <summary>The account's endpoint with a signature that grants what is asked for.</summary>
    /// <exception cref="InvalidOperationException">The client has no account key to sign with.</exception>
    public virtual Uri GenerateSasUri(TableAccountSasPermissions permissions, TableAccountSasResourceTypes resourceTypes, DateTimeOffset expiresOn) =>
        GenerateSasUri(GetSasBuilder(permissions, resourceTypes, expiresOn));

    /// <summary>The account's endpoint with a signature that grants what is asked for.</summary>
    /// <exception cref="InvalidOperationException">The client has no account key to sign with.</exception>
    public virtual Uri GenerateSasUri(TableAccountSasBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new UriBuilder(Uri) { Query = builder.Sign(SigningKey.Of(_connection)) }.Uri;
    }
}
