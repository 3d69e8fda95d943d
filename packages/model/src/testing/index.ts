export * from './any-fleet.ts'
export * from './findings-of.ts'
export * from './sample-fleet.ts'
export * from './shuffled.ts'
