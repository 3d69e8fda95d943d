/** Whether a text is one version of https://semver.org, without ranges. */
export const isExactVersion = (version: string): boolean =>
  /^v?\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/.test(version)
