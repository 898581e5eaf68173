const { stopMariadbd } = require('./mariadbd.cjs');

module.exports = stopMariadbd;
