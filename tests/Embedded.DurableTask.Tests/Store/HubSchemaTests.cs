using Embedded.TaskHubs.Store;

namespace Embedded.DurableTask.Tests.Store;

public sealed class HubSchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-schema-").FullName;

    [Fact]
    public void Open_OfANewFolder_MakesTheCurrentVersion()
    {
        using (HubFile.Open(Path.Combine(_folder, "new"), "Hub"))
        {
        }

        ReadVersion(Path.Combine(_folder, "new", "Hub.taskhub.db")).ShouldBe(HubSchema.CurrentVersion);
    }

    [Fact]
    public void Open_OfTheFirstVersion_MigratesAndKeepsWhatIsThere()
    {
        string path = Path.Combine(_folder, "Hub.taskhub.db");
        using (HubFile.Open(_folder, "Hub"))
        {
        }

        using (HubConnection old = HubConnection.Open(path, readOnly: false))
        {
            old.Execute("ALTER TABLE payloads DROP COLUMN carried");
            old.Execute("INSERT INTO payloads(key, input) VALUES(1, 'kept')");
            old.Execute("PRAGMA user_version = 1");
        }

        using (HubFile.Open(_folder, "Hub"))
        {
        }

        ReadVersion(path).ShouldBe(HubSchema.CurrentVersion);
        using HubConnection migrated = HubConnection.Open(path, readOnly: true);
        migrated.Scalar("SELECT count(*) FROM payloads WHERE input = 'kept' AND carried IS NULL").ShouldBe(1);
    }

    [Fact]
    public void Open_OfANewerFile_IsRefusedWithBothVersionsAndLetsGoOfIt()
    {
        string path = Path.Combine(_folder, "Hub.taskhub.db");
        using (HubConnection newer = HubConnection.Open(path, readOnly: false))
        {
            newer.Execute("PRAGMA user_version = 999");
        }

        string message = Should.Throw<TaskHubStorageException>(() => HubFile.Open(_folder, "Hub")).Message;

        message.ShouldContain("999");
        message.ShouldContain($"up to {HubSchema.CurrentVersion}");
        using FileStream free = new(path + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        free.Length.ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static long ReadVersion(string path)
    {
        using HubConnection connection = HubConnection.Open(path, readOnly: true);
        return connection.Scalar("PRAGMA user_version");
    }
}
