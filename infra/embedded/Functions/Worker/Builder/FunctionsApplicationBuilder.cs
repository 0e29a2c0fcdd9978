using Embedded.Functions.Hosting;
using Embedded.Functions.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Sets up a function app.</summary>
public class FunctionsApplicationBuilder : IFunctionsWorkerApplicationBuilder, IHostApplicationBuilder
{
    private readonly WebApplicationBuilder _builder;
    private readonly MiddlewarePipeline _pipeline = new();
    private bool _built;

    internal FunctionsApplicationBuilder(WebApplicationBuilder builder)
    {
        _builder = builder;
        builder.Services.AddSingleton(_pipeline);
        builder.AddEmbeddedHost();
    }

    /// <inheritdoc/>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_builder).Properties;

    /// <summary>The configuration, to be read and added to.</summary>
    public ConfigurationManager Configuration => _builder.Configuration;

    /// <inheritdoc/>
    public IHostEnvironment Environment => _builder.Environment;

    /// <inheritdoc/>
    public ILoggingBuilder Logging => _builder.Logging;

    /// <inheritdoc/>
    public IMetricsBuilder Metrics => _builder.Metrics;

    /// <inheritdoc cref="IHostApplicationBuilder.Services"/>
    public IServiceCollection Services => _builder.Services;

    IConfigurationManager IHostApplicationBuilder.Configuration => _builder.Configuration;

    /// <summary>Builds the app. It starts with <c>Run()</c> or <c>StartAsync()</c>; a function that is set up wrongly
    /// stops the start, with every fault listed.</summary>
    /// <exception cref="InvalidOperationException">It was built before.</exception>
    public IHost Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("Build can be called only once.");
        }

        _built = true;
        var app = _builder.Build();
        app.UseEmbeddedHost();
        return app;
    }

    /// <inheritdoc/>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_builder).ConfigureContainer(factory, configure);

    /// <inheritdoc/>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _pipeline.Add(middleware);
        return this;
    }
}
