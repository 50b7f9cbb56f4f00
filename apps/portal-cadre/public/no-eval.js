// The security policy allows no eval; told before zod is loaded, it does not even try.
globalThis.__zod_globalConfig = { jitless: true };
