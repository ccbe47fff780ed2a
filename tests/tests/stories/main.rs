//! The secretary's year as stories: what the office answers when appendices, forms and files
//! come to her desk.

mod appendix_shapes;
mod bim_son;
mod forms;
mod handling;
mod muong_lat;
mod pile;
mod senders;
mod statuses;
mod watching;
mod window;
