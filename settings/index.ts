export { baseName } from "./names";
export { SettingsError } from "./problems";
export { encryptedKeys, missingSecretKeys, secretWords } from "./toSettings/secrets";
export { isTextSetting } from "./textSettings";
export { shellRegion } from "./shellRegion";
export type { AwsSettings, Settings } from "./types";
