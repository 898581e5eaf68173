// Of this project alone: the other ones of the same run stay on the engine that SQL_URL chose for them.
const url = process.env['MARIADBD_URL'];
if (url !== undefined) process.env['SQL_URL'] = url;
