const { hash } = require('node:crypto')
const { parseArgs } = require('node:util')
const { setFlagsFromString } = require('node:v8')

/**
 * A build is over before the space for young objects would have paid for growing: it stays as small as it starts. And it is
 * over before most functions that are called a few hundred times would have paid for being optimised.
 *
 * Called last before the program runs: V8 takes compiled code only under the flags that it was made with, and compiles
 * anew what Node's own modules consist of if they are loaded later. So those that every build needs are asked for first.
 */
const setFlags = () => {
  void [performance.now(), process.stdout, process.stderr, hash, parseArgs]
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--invocation-count-for-maglev=4000')
}

module.exports = { setFlags }
