// The SDK would announce on every start which release drops this Node.js. Imported before the SDK.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
