using CareFunctions.Core.Notifications;
using CareFunctions.Notifications;

namespace CareFunctions.Tests.Notifications;

public sealed class NotificationTemplatesTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, NotificationTemplates.Folder);

    [Fact]
    public void Load_TheShippedOnes_AreSoundAndOnlyRemindersAreBundled()
    {
        var templates = NotificationTemplates.Load(Shipped);

        templates.Kinds.Where(kind => templates.Of(kind).Bundled).ShouldBe(["reminder"]);
        templates.Kinds.Count.ShouldBeGreaterThan(10);
        templates.Of("no-such-kind").Name.ShouldBe("general");
    }

    [Fact]
    public void Load_WithoutTheGeneralOne_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("templates-");
        try
        {
            Should.Throw<MessageTemplateException>(() => NotificationTemplates.Load(folder.FullName)).Message.ShouldContain("general");
            File.WriteAllText(Path.Combine(folder.FullName, "general.txt"), "Subject: {{nobody}}\n\nBody");
            Should.Throw<MessageTemplateException>(() => NotificationTemplates.Load(folder.FullName)).Message.ShouldContain("Template general, line 1");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
