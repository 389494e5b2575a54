# For admins, after a backup was restored.
restored-held = <b>Restored from a backup</b>
    { $count ->
        [one] One message may already have left before the restore. So that it does not arrive twice, it will not leave again by itself:
       *[other] { $count } messages may already have left before the restore. So that they do not arrive twice, they will not leave again by themselves:
    }
restored-line = • { $purpose }: { $count }
