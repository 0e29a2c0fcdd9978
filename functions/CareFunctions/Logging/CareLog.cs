using Microsoft.Extensions.Logging;

namespace CareFunctions.Logging;

/// <summary>Everything this application logs. A line holds ids, names of functions and counts: never a person's data, nor text that came
/// from outside. Ids by area: 1000 HTTP, 1100 ingest, 1200 tasks, 1300 commands, 1400 notes, 1500 calendar, 1600 messages, 1700 the sweep, 1800 storage.</summary>
public static partial class CareLog
{
    /// <summary>A request failed for a reason of our own.</summary>
    [LoggerMessage(1000, LogLevel.Error, "{Function} failed; correlation id {CorrelationId}")]
    public static partial void RequestFailed(this ILogger log, string function, string correlationId, Exception exception);

    /// <summary>A person was refused.</summary>
    [LoggerMessage(1001, LogLevel.Warning, "{Function} refused a request: {Code}")]
    public static partial void AccessRefused(this ILogger log, string function, string code);

    /// <summary>Work was accepted.</summary>
    [LoggerMessage(1100, LogLevel.Information, "Started {Orchestration} {InstanceId}")]
    public static partial void Started(this ILogger log, string orchestration, string instanceId);

    /// <summary>The same work came again.</summary>
    [LoggerMessage(1101, LogLevel.Information, "{InstanceId} had been started before; nothing was done twice")]
    public static partial void StartedBefore(this ILogger log, string instanceId);

    /// <summary>A message went to the failure desk.</summary>
    [LoggerMessage(1102, LogLevel.Warning, "Message {MessageId} on {Queue} went to the failure desk as {FailureId} with {Faults} fault(s)")]
    public static partial void SentToFailureDesk(this ILogger log, string messageId, string queue, string failureId, int faults);

    /// <summary>A message was put on its queue again.</summary>
    [LoggerMessage(1103, LogLevel.Information, "Failure {FailureId} was replayed to {Queue}")]
    public static partial void Replayed(this ILogger log, string failureId, string queue);

    /// <summary>A procedure broke off.</summary>
    [LoggerMessage(1104, LogLevel.Error, "Procedure {InstanceId} broke off and went to the failure desk as {FailureId}")]
    public static partial void ProcedureBrokeOff(this ILogger log, string instanceId, string failureId);

    /// <summary>The same text came again from the same sender within the hour.</summary>
    [LoggerMessage(1105, LogLevel.Information, "{InstanceId} has the text of {FirstInstanceId}, sent again; nothing was done twice")]
    public static partial void EmailSentAgain(this ILogger log, string instanceId, string firstInstanceId);

    /// <summary>Notifications came without the secret of their subscription.</summary>
    [LoggerMessage(1106, LogLevel.Warning, "{Count} notification(s) without the right clientState were not believed")]
    public static partial void NotificationsNotBelieved(this ILogger log, int count);

    /// <summary>A person closed an entry of the failure desk.</summary>
    [LoggerMessage(1107, LogLevel.Information, "Failure {FailureId} was closed")]
    public static partial void FailureClosed(this ILogger log, string failureId);

    /// <summary>A procedure whose failure was closed broke off again.</summary>
    [LoggerMessage(1108, LogLevel.Error, "Procedure {InstanceId} broke off again; failure {FailureId} is open again")]
    public static partial void ProcedureBrokeOffAgain(this ILogger log, string instanceId, string failureId);

    /// <summary>A task was opened.</summary>
    [LoggerMessage(1200, LogLevel.Information, "Task {TaskId} ({Kind}) opened for {Team}")]
    public static partial void TaskOpened(this ILogger log, string taskId, string kind, string team);

    /// <summary>A task was decided.</summary>
    [LoggerMessage(1201, LogLevel.Information, "Task {TaskId} decided: {Outcome}")]
    public static partial void TaskDecided(this ILogger log, string taskId, string outcome);

    /// <summary>A task ended without a decision.</summary>
    [LoggerMessage(1202, LogLevel.Information, "Task {TaskId} ended undecided: {State}")]
    public static partial void TaskEndedUndecided(this ILogger log, string taskId, string state);

    /// <summary>A decision was handed to its procedure again.</summary>
    [LoggerMessage(1203, LogLevel.Warning, "The decision on task {TaskId} had not reached {InstanceId} and was sent again")]
    public static partial void DecisionRedelivered(this ILogger log, string taskId, string instanceId);

    /// <summary>A command was sent to a system.</summary>
    [LoggerMessage(1300, LogLevel.Information, "Command {CorrelationId} sent to {System}")]
    public static partial void CommandSent(this ILogger log, string correlationId, string system);

    /// <summary>A system could not be reached, or could not say.</summary>
    [LoggerMessage(1301, LogLevel.Warning, "Command {CorrelationId}: {System} could not be reached ({Cause}); it is sent again")]
    public static partial void ConnectorUnavailable(this ILogger log, string correlationId, string system, string cause);

    /// <summary>A system answered a command.</summary>
    [LoggerMessage(1302, LogLevel.Information, "Command {CorrelationId} was answered; made: {Done}")]
    public static partial void CommandAnswered(this ILogger log, string correlationId, bool done);

    /// <summary>A note was written.</summary>
    [LoggerMessage(1400, LogLevel.Information, "Note {Sequence} written by {InstanceId} step {Step}")]
    public static partial void NoteWritten(this ILogger log, long sequence, string instanceId, string step);

    /// <summary>A note had been written by an earlier attempt.</summary>
    [LoggerMessage(1401, LogLevel.Information, "Note of {InstanceId} step {Step} had been written before")]
    public static partial void NoteWrittenBefore(this ILogger log, string instanceId, string step);

    /// <summary>The sweep is through.</summary>
    [LoggerMessage(1700, LogLevel.Information, "The daily sweep found {Found} thing(s) that are not as they should be, {Fresh} of them new")]
    public static partial void Swept(this ILogger log, int found, int fresh);

    /// <summary>The sweep found something.</summary>
    [LoggerMessage(1701, LogLevel.Warning, "The daily sweep found {Code} of {Subject}: failure {FailureId}")]
    public static partial void FoundBySweep(this ILogger log, string code, string subject, string failureId);

    /// <summary>What the sweep found before is put right.</summary>
    [LoggerMessage(1702, LogLevel.Information, "The daily sweep did not find {Subject} any more: failure {FailureId} is put right")]
    public static partial void PutRight(this ILogger log, string subject, string failureId);

    /// <summary>What was put right has come back.</summary>
    [LoggerMessage(1703, LogLevel.Warning, "The daily sweep found {Code} of {Subject} again: failure {FailureId} is open again")]
    public static partial void FoundAgain(this ILogger log, string code, string subject, string failureId);

    /// <summary>A message is done.</summary>
    [LoggerMessage(1600, LogLevel.Information, "Message {MessageId} with {Notifications} notification(s): {State}")]
    public static partial void MessageDone(this ILogger log, string messageId, string state, int notifications);

    /// <summary>A message did not go out.</summary>
    [LoggerMessage(1601, LogLevel.Warning, "Message {MessageId} did not go out and is tried again: {Reason}")]
    public static partial void MessageNotDelivered(this ILogger log, string messageId, string reason);

    /// <summary>Old messages were removed.</summary>
    [LoggerMessage(1602, LogLevel.Information, "Removed {Messages} message(s) that were done before {Before} from the notifications kept")]
    public static partial void MessagesRemoved(this ILogger log, int messages, string before);

    /// <summary>Rows that a version without lists wrote were listed.</summary>
    [LoggerMessage(1800, LogLevel.Information, "{Rows} row(s) of table {Table} had no place in a list")]
    public static partial void Listed(this ILogger log, string table, int rows);

    /// <summary>The bank holidays will run out.</summary>
    [LoggerMessage(1500, LogLevel.Warning,
        "Bank holidays are known to {KnownTo} only, {DaysLeft} day(s) from now: add the next year's to bank-holidays.yaml")]
    public static partial void BankHolidaysRunningOut(this ILogger log, string knownTo, int daysLeft);

    /// <summary>The bank holidays have run out.</summary>
    [LoggerMessage(1501, LogLevel.Error,
        "Bank holidays are known to {KnownTo} only, which is past: reminders may go out on bank holidays until bank-holidays.yaml has this year's")]
    public static partial void BankHolidaysRunOut(this ILogger log, string knownTo);

    /// <summary>A council's rulebook is not the one of the last start.</summary>
    [LoggerMessage(1510, LogLevel.Information,
        "The rulebook of {Council} changed since the last start: {Before} ({BeforeHash}) is now {After} ({AfterHash}). {Changes} difference(s); it only adds: {Compatible}. Running cases keep theirs")]
    public static partial void RulebookChanged(
        this ILogger log, string council, string before, string beforeHash, string after, string afterHash, int changes, bool compatible);

    /// <summary>One difference of a rulebook from that of the last start.</summary>
    [LoggerMessage(1511, LogLevel.Information, "Rulebook of {Council}: {Change}")]
    public static partial void RulebookDifference(this ILogger log, string council, string change);

    /// <summary>Something is wrong with a rulebook's version.</summary>
    [LoggerMessage(1512, LogLevel.Warning, "Rulebook of {Council}: {Warning}")]
    public static partial void RulebookVersionWrong(this ILogger log, string council, string warning);

    /// <summary>The rulebooks of the last start cannot be compared with.</summary>
    [LoggerMessage(1513, LogLevel.Warning, "The rulebooks of the last start cannot be read by this version, so that no difference can be named: {Why}")]
    public static partial void LastRulebooksUnreadable(this ILogger log, string why);
}
