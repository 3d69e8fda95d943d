/** The oldest Node that runs TypeScript without an option. */
const OLDEST = { major: 22, minor: 18 }

/** Ends the program where Node is too old for everything else here. This file itself uses nothing newer. */
export const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return
  process.stderr.write(
    `error: this needs Node ${OLDEST.major}.${OLDEST.minor} or later, and runs on ${process.versions.node}\n`,
  )
  process.exit(2)
}
