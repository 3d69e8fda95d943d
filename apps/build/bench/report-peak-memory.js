/**
 * Preloaded (`node --import`), tells the highest memory use of a process, in KiB, on file descriptor 3. In JavaScript, or
 * it would load the TypeScript parser into a process that does without it.
 */
import { writeSync } from 'node:fs'

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
