// The SDK speaks of releases after the one that the lock file names, to people who cannot act on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
