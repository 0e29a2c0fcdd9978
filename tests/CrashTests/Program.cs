Console.WriteLine("CrashTests");
