"touch /tmp/owned".execute()
