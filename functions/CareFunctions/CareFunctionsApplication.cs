using CareFunctions.CaseNotes;
using CareFunctions.Cases;
using CareFunctions.Emails;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Procedures;
using CareFunctions.PenPictures;
using CareFunctions.Notifications;
using CareFunctions.Rules;
using CareFunctions.Settings;
using CareFunctions.Staff;
using CareFunctions.Storage;
using CareFunctions.Sweep;
using CareFunctions.SystemCommands.Connectors;
using CareFunctions.Tasks;
using CareFunctions.Increases;
using CareFunctions.TimeBoxes;
using CareFunctions.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CareFunctions;

/// <summary>Puts the application together.</summary>
public static class CareFunctionsApplication
{
    /// <summary>Adds everything of this application to the builder: settings checked at start, storage, the rulebook, and problem details for every
    /// request that fails.</summary>
    public static FunctionsApplicationBuilder AddCareFunctions(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseMiddleware<ProblemDetailsMiddleware>();

        var services = builder.Services;
        services.AddSingleton<IValidateOptions<CareOptions>, CareOptionsValidation>();
        services.AddOptions<CareOptions>().BindConfiguration(CareOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsValidation>();
        services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        services.AddSingleton(provider => StorageConnection.From(provider.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()));
        services.AddSingleton(provider => provider.GetRequiredService<StorageConnection>().CreateTableServiceClient());
        services.AddSingleton<QueueSender>();
        services.AddHostedService<StorageSetup>();

        services.AddSingleton(provider => CouncilRules.Load(provider.GetRequiredService<IOptions<CareOptions>>().Value));
        services.AddHostedService<CouncilRulesCheck>();
        services.AddSingleton<RulebookEditionTable>();
        services.AddHostedService<RulebookEditionCheck>();
        services.AddHostedService<BankHolidaysCheck>();

        services.AddHostedService<ConnectorsCheck>();

        // A redirect would carry the token and the command to an address that nobody configured.
        services.AddHttpClient(ConnectorClient.HttpClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<ConnectorClient>();

        services.AddSingleton<Mailboxes>();
        services.AddSingleton<KnownSenders>();
        services.AddSingleton<EmailReadingTable>();
        services.AddSingleton<IDecisionRule, TriageEmailRule>();
        services.AddSingleton<ReceivedEmailTable>();
        services.AddSingleton<EmailIntake>();
        services.AddSingleton<IMailboxAccess, GraphMailboxAccess>();
        services.AddSingleton(_ => NotificationTemplates.Load(Path.Combine(AppContext.BaseDirectory, NotificationTemplates.Folder)));
        services.AddHostedService<NotificationTemplatesCheck>();
        services.AddSingleton<NotificationRendering>();
        services.AddSingleton<NotificationTable>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<MessageDelivery>();
        if (!string.IsNullOrEmpty(builder.Configuration[$"{CareOptions.Section}:{nameof(CareOptions.Notify)}:{nameof(NotifyOptions.ApiKey)}"]))
        {
            services.AddSingleton<IMessageGateway, GovUkNotifyGateway>();
        }

        services.AddSingleton<ISweepCheck, TaskCheck>();
        services.AddSingleton<ISweepCheck, RunningWorkCheck>();
        services.AddSingleton<ISweepCheck, IncreaseCheck>();
        services.AddSingleton<ISweepCheck, TaskHubCheck>();

        services.AddSingleton<CaseNoteTable>();
        services.AddSingleton<FailureTable>();
        services.AddSingleton<IncreaseTable>();
        services.AddSingleton<PackageTable>();
        services.AddSingleton<ServiceStateTable>();
        services.AddSingleton<ServiceStateCheck>();
        services.AddSingleton<ArrivingRequest>();
        services.AddSingleton<RunningClocks>();
        services.AddSingleton<RunningWorkTable>();
        services.AddSingleton<PenPictureTable>();
        services.AddSingleton<TaskTable>();
        services.AddSingleton<IListedTable>(provider => provider.GetRequiredService<TaskTable>());
        services.AddSingleton<IListedTable>(provider => provider.GetRequiredService<FailureTable>());
        services.AddSingleton<IListedTable>(provider => provider.GetRequiredService<RunningWorkTable>());
        services.AddSingleton<TaskDeciding>();
        services.AddSingleton<TaskAnswering>();
        services.AddSingleton<CaseEndings>();
        services.AddSingleton<IDecisionRule, IncreaseDecisionRule>();
        services.AddSingleton<IDecisionRule, ClockDecisionRule>();
        services.AddSingleton<IDecisionRule, PenPictureDecisionRule>();
        services.AddSingleton<Intake>();
        services.AddSingleton<MessageHandling>();
        services.AddSingleton<StaffSignIn>();
        return builder;
    }
}
