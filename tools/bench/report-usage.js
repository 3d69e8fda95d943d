/**
 * Preloaded (`node --import`), reports what a process used on file descriptor 3: the processor's time in milliseconds, and the most memory in
 * KiB. In JavaScript, for the reader of TypeScript is no part of what is measured.
 */
import { writeSync } from 'node:fs'

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeSync(3, JSON.stringify({ processor: (userCPUTime + systemCPUTime) / 1000, kibibytes: maxRSS }))
})
