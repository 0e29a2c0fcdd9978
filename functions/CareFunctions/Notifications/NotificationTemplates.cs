using CareFunctions.Core.Notifications;

namespace CareFunctions.Notifications;

/// <summary>The templates, one file a kind in the folder <c>Notifications/Templates</c>, read and checked once at start. A kind without one of its own reads as
/// <see cref="General"/> says.</summary>
public sealed class NotificationTemplates
{
    /// <summary>The template of kinds that have none.</summary>
    public const string General = "general";

    /// <summary>The template of the reminders of a day.</summary>
    public const string Bundle = "bundle";

    /// <summary>The folder, below the application.</summary>
    public static readonly string Folder = Path.Combine("Notifications", "Templates");

    private static readonly string[] Facts = ["council", "case", "text", "lines", "clauses", "day"];
    private static readonly string[] BundleFacts = ["council", "count", "day", "items"];

    private readonly Dictionary<string, MessageTemplate> _templates;

    private NotificationTemplates(Dictionary<string, MessageTemplate> templates) => _templates = templates;

    /// <summary>The kinds that have a template of their own.</summary>
    public IReadOnlyCollection<string> Kinds => _templates.Keys;

    /// <summary>Reads a folder.</summary>
    /// <exception cref="MessageTemplateException">A template is faulty or missing.</exception>
    public static NotificationTemplates Load(string folder)
    {
        var templates = new Dictionary<string, MessageTemplate>(StringComparer.Ordinal);
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToArray() : [])
        {
            var name = Path.GetFileNameWithoutExtension(file);
            templates[name] = MessageTemplate.Parse(name, File.ReadAllText(file), name == Bundle ? BundleFacts : Facts);
        }

        string[] missing = [.. new[] { General, Bundle }.Where(name => !templates.ContainsKey(name))];
        return missing.Length == 0
            ? new NotificationTemplates(templates)
            : throw new MessageTemplateException($"{Folder} has no template {string.Join(" and no template ", missing)}.");
    }

    /// <summary>A kind's template, or the general one.</summary>
    public MessageTemplate Of(string kind) => _templates.GetValueOrDefault(kind) ?? _templates[General];
}
