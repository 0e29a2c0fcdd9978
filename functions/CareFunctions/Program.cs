Console.WriteLine("CareFunctions");
