#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| hoitu_fuzz::web::multipart(data));
