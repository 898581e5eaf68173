// The bundle's entry on the platform's side: it only points at the wrapper beside it.
module.exports = require(`./${process.env.FORGE_CUSTOM_WRAPPER_FILE_NAME ?? '__forge_wrapper__.cjs'}`);
