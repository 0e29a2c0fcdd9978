using CareFunctions.Cases;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Increases;
using CareFunctions.Ingest;
using CareFunctions.Logging;
using CareFunctions.Rules;
using CareFunctions.Staff;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Emails;

/// <summary>Takes in one email, whichever way it came: kept as it is, read, and its procedure started once.</summary>
public sealed class EmailIntake(
    Intake intake,
    Mailboxes mailboxes,
    KnownSenders senders,
    CouncilRules rules,
    PackageTable packages,
    ReceivedEmailTable received,
    EmailReadingTable readings,
    ILogger<EmailIntake> log)
{
    /// <summary>Takes in a message.</summary>
    /// <param name="client">Starts its procedure.</param>
    /// <param name="original">The Graph message as it came.</param>
    /// <param name="council">Whose mailbox it came to, or null to tell by its recipients.</param>
    /// <param name="cancellationToken">Gives up; taken in again it has the same one effect.</param>
    public async Task<EmailReceipt> ReceiveAsync(DurableTaskClient client, ReadOnlyMemory<byte> original, Council? council, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var contract = ContractReader.GraphMessage(original);
        if (!contract.Sound)
        {
            return EmailReceipt.Faulty(contract.Faults);
        }

        var message = contract.Value;
        if ((council ?? mailboxes.CouncilOf(message)) is not { } receiver)
        {
            return EmailReceipt.Faulty([new ContractFault("/toRecipients", FaultCodes.NotAllowed, "Must name the mailbox of exactly one council, or the council must be said with ?council=.")]);
        }

        var instanceId = message.InstanceIdAt(receiver);
        if (await FirstOfTextAsync(client, receiver, message, instanceId, cancellationToken) is var first && first != instanceId)
        {
            log.EmailSentAgain(instanceId, first);
            return new EmailReceipt(first, false, []);
        }

        await received.KeepAsync(receiver, instanceId, original, cancellationToken);
        return new EmailReceipt(instanceId, await StartAsync(client, receiver, message, instanceId, cancellationToken), []);
    }

    private async Task<string> FirstOfTextAsync(DurableTaskClient client, Council council, GraphMessage message, string instanceId, CancellationToken cancellationToken)
    {
        if (EmailFingerprint.Of(message) is not { } fingerprint)
        {
            return instanceId;
        }

        var receivedAt = message.ReceivedDateTime.ToDateTimeOffset();
        var first = await received.FirstOfTextAsync(council, fingerprint, instanceId, receivedAt, cancellationToken);
        if (first == instanceId || await client.GetInstanceAsync(first, cancellationToken) is not null)
        {
            return first;
        }

        // The first one was seen, but something broke before its procedure was started. Both may start then, rather than neither.
        await received.TakeOverAsync(council, fingerprint, instanceId, receivedAt, cancellationToken);
        return instanceId;
    }

    private async Task<bool> StartAsync(DurableTaskClient client, Council council, GraphMessage message, string instanceId, CancellationToken cancellationToken)
    {
        var reading = EmailReader.Read(message, council);
        var reference = reading.CaseRefs is [var only] && only.Council == council ? only : null;
        var known = reference is null ? null : await packages.KnownCaseAsync(reference, cancellationToken);
        var package = reference is null ? null : await packages.FindAsync(reference, cancellationToken);
        var sender = senders.Of(council).RoleOf(message.From, known);
        var verdict = EmailActing.Judge(reading, council, known, sender);
        var doubts = verdict.Reasons.Select(doubt => doubt.Sentence).ToList();
        var fields = reading.Fields;
        if ((fields.HoursPerWeekFrom ?? (fields.HoursPerWeekTo - fields.HoursPerWeekDelta)) is { } from && package is not null && package.HoursPerWeek != from)
        {
            doubts.Add("The hours that it starts from are not those of the case now.");
        }

        var rulebook = rules.Find(council) ?? throw new InvalidOperationException($"{council.Name} has no rulebook here.");
        var increase = reading.Intent == EmailIntent.IncreaseRequest && rulebook.Increases is { } increases && package?.Service == increases.Service
            ? AskedIncrease.Of(fields, package, increases.Service)
            : (HoursPerWeek: null, Why: null);
        doubts.AddRange(increase.Why is { } why ? [why] : []);
        var (team, role) = LooksAt(rulebook, package?.Service);
        var work = new EmailWork
        {
            Council = council,
            ReceivedAt = message.ReceivedDateTime.ToDateTimeOffset(),
            Proposal = new EmailProposal(reading.Intent, reference, null, EmailProposal.ValuesOf(fields)),
            Sender = sender,
            Provider = known?.Provider,
            Urgent = fields.Urgent is true,
            MayAct = doubts.Count == 0,
            Doubts = doubts,
            Team = team,
            Role = role,
        };
        return work.MayAct && increase.HoursPerWeek is { } more
            ? await IncreaseAsync(client, work, instanceId, more, cancellationToken)
            : await intake.StartAsync(client, ProviderEmailOrchestration.Name, instanceId, work, cancellationToken);
    }

    // A certain request for more hours needs no reading: it runs as the temporary increase itself.
    private async Task<bool> IncreaseAsync(DurableTaskClient client, EmailWork work, string instanceId, decimal hoursPerWeek, CancellationToken cancellationToken)
    {
        var request = new IncreaseRequest
        {
            Council = work.Council,
            ReceivedAt = work.ReceivedAt,
            Case = work.Proposal.Case,
            HoursPerWeek = hoursPerWeek,
            StartsOn = work.Proposal.Fields().EffectiveDate,
            EndsOn = work.Proposal.Fields().EndDate,
        };
        var started = await intake.StartAsync(client, TemporaryIncreaseOrchestration.Name, instanceId, request, cancellationToken);
        await readings.KeepFirstAsync(
            new KeptEmailReading { InstanceId = instanceId, Council = work.Council, ReceivedAt = work.ReceivedAt, Read = work.Proposal, ActedAlone = true }, cancellationToken);
        return started;
    }

    // The team whose mailbox it came to; where no document gives an address, the team that owns the service, or the first one's.
    private static (string Team, string Role) LooksAt(Rulebook rulebook, string? service)
    {
        var team = rulebook.Mailboxes.Count > 0 ? rulebook.Mailboxes[0].Team : (rulebook.Service(service ?? "") ?? rulebook.Services[0]).Owner;
        var role = rulebook.Roles.FirstOrDefault(one => one.Team == team) ?? rulebook.Roles[0];
        return (rulebook.FindTeam(team)!.Name, StaffRole.FromRulebook(role.Id));
    }
}
